"""Countries and what their people are called: which words name a place, which a nationality, and of which country.

States are those of ISO 3166; the forms are those of English-language news.
"""

from onrecord.text import fold

# Country, then adjectives and nouns of nationality; a plural with "s" need not be listed.
_TABLE = """
Afghanistan: Afghan
Albania: Albanian
Algeria: Algerian
Andorra: Andorran
Angola: Angolan
Antigua and Barbuda: Antiguan
Argentina: Argentine Argentinian
Armenia: Armenian
Australia: Australian Aussie
Austria: Austrian
Azerbaijan: Azerbaijani Azeri
Bahamas: Bahamian
Bahrain: Bahraini
Bangladesh: Bangladeshi
Barbados: Barbadian
Belarus: Belarusian Belarussian
Belgium: Belgian
Belize: Belizean
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian
Bosnia and Herzegovina: Bosnian Herzegovinian
Botswana: Botswanan
Brazil: Brazilian
Brunei: Bruneian
Bulgaria: Bulgarian
Burkina Faso: Burkinabe Burkinabé
Burundi: Burundian
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian
Cape Verde: Cape-Verdean
Central African Republic: Central-African
Chad: Chadian
Chile: Chilean
China: Chinese
Colombia: Colombian
Comoros: Comorian
Costa Rica: Costa-Rican
Croatia: Croatian Croat
Cuba: Cuban
Cyprus: Cypriot
Czech Republic: Czech
Denmark: Danish Dane
Djibouti: Djiboutian
Dominica: Dominican
Dominican Republic: Dominican
Democratic Republic of Congo: Congolese
East Timor: Timorese
Ecuador: Ecuadorian Ecuadorean
Egypt: Egyptian
El Salvador: Salvadoran Salvadorean
Equatorial Guinea: Equatoguinean
Eritrea: Eritrean
Estonia: Estonian
Eswatini: Swazi
Ethiopia: Ethiopian
Fiji: Fijian
Finland: Finnish Finn
France: French Frenchman Frenchwoman
Gabon: Gabonese
Gambia: Gambian
Georgia: Georgian
Germany: German
Ghana: Ghanaian
Greece: Greek
Greenland: Greenlandic Greenlander
Grenada: Grenadian
Guatemala: Guatemalan
Guinea: Guinean
Guinea-Bissau: Bissau-Guinean
Guyana: Guyanese
Haiti: Haitian
Honduras: Honduran
Hong Kong: Hongkonger
Hungary: Hungarian
Iceland: Icelandic Icelander
India: Indian
Indonesia: Indonesian
Iran: Iranian
Iraq: Iraqi
Ireland: Irish Irishman Irishwoman
Israel: Israeli
Italy: Italian
Ivory Coast: Ivorian
Jamaica: Jamaican
Japan: Japanese
Jordan: Jordanian
Kazakhstan: Kazakh Kazakhstani
Kenya: Kenyan
Kiribati: I-Kiribati
Kosovo: Kosovar Kosovan
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz
Laos: Laotian Lao
Latvia: Latvian
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian
Libya: Libyan
Liechtenstein: Liechtensteiner
Lithuania: Lithuanian
Luxembourg: Luxembourger Luxembourgish
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian
Maldives: Maldivian
Mali: Malian
Malta: Maltese
Marshall Islands: Marshallese
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican
Micronesia: Micronesian
Moldova: Moldovan
Monaco: Monegasque
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan
Mozambique: Mozambican
Myanmar: Burmese
Namibia: Namibian
Nauru: Nauruan
Nepal: Nepali Nepalese
Netherlands: Dutch Dutchman Dutchwoman
New Zealand: New-Zealander Kiwi
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian
North Korea: North-Korean
North Macedonia: Macedonian
Norway: Norwegian
Oman: Omani
Pakistan: Pakistani
Palau: Palauan
Palestine: Palestinian
Panama: Panamanian
Papua New Guinea: Papuan
Paraguay: Paraguayan
Peru: Peruvian
Philippines: Philippine Filipino Filipina
Poland: Polish Pole
Portugal: Portuguese
Puerto Rico: Puerto-Rican
Qatar: Qatari
Romania: Romanian
Russia: Russian
Rwanda: Rwandan
Samoa: Samoan
Saudi Arabia: Saudi Saudi-Arabian
Senegal: Senegalese
Serbia: Serbian Serb
Seychelles: Seychellois
Sierra Leone: Sierra-Leonean
Singapore: Singaporean
Slovakia: Slovak Slovakian
Slovenia: Slovenian Slovene
Solomon Islands: Solomon-Islander
Somalia: Somali
South Africa: South-African
South Korea: South-Korean Korean
South Sudan: South-Sudanese
Spain: Spanish Spaniard
Sri Lanka: Sri-Lankan
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish Swede
Switzerland: Swiss
Syria: Syrian
Taiwan: Taiwanese
Tajikistan: Tajik
Tanzania: Tanzanian
Thailand: Thai
Togo: Togolese
Tonga: Tongan
Trinidad and Tobago: Trinidadian
Tunisia: Tunisian
Turkey: Turkish Turk
Turkmenistan: Turkmen
Tuvalu: Tuvaluan
Uganda: Ugandan
Ukraine: Ukrainian
United Arab Emirates: Emirati
United Kingdom: British Briton Brit English Englishman Englishwoman Scottish Scot Welsh
United States: American
Uruguay: Uruguayan
Uzbekistan: Uzbek
Vanuatu: Ni-Vanuatu
Vatican City: Vatican
Venezuela: Venezuelan
Vietnam: Vietnamese
Yemen: Yemeni
Zambia: Zambian
Zimbabwe: Zimbabwean
"""

_SHORT = {
    "us": "United States",
    "usa": "United States",
    "united states of america": "United States",
    "america": "United States",
    "the states": "United States",
    "uk": "United Kingdom",
    "britain": "United Kingdom",
    "great britain": "United Kingdom",
    "england": "England",
    "scotland": "Scotland",
    "wales": "Wales",
    "northern ireland": "Northern Ireland",
    "uae": "United Arab Emirates",
    "drc": "Democratic Republic of Congo",
    "congo": "Democratic Republic of Congo",
    "burma": "Myanmar",
    "holland": "Netherlands",
    "czechia": "Czech Republic",
    "turkiye": "Turkey",
    "bosnia": "Bosnia and Herzegovina",
    "gaza": "Gaza",
    "west bank": "West Bank",
    "europe": "Europe",
    "africa": "Africa",
    "asia": "Asia",
    "latin america": "Latin America",
    "south america": "South America",
    "north america": "North America",
    "middle east": "Middle East",
}

_WIDER = (
    "european african asian arab kurd kurdish latin-american south-american north-american central-american "
    "scandinavian balkan baltic western hispanic latino latina muslim islamic islamist christian catholic protestant "
    "jewish jew hindu buddhist sikh democrat democratic republican tory conservative labour socialist communist"
)


def _parsed() -> tuple[dict[str, str], dict[str, str]]:
    places: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        country, _, names = line.partition(": ")
        places[fold(country)] = country
        for name in names.split():
            peoples.setdefault(fold(name).replace("-", " "), country)
    peoples.update({word.replace("-", " "): "" for word in _WIDER.split()})
    return places | _SHORT, peoples


_PLACES, _PEOPLES = _parsed()


def country_of(name: str) -> str | None:
    """The usual name of the country or part of the world that ``name`` is a form of; None for any other word."""
    return _PLACES.get(fold(name).replace(".", "").removeprefix("the "))


def people_of(name: str) -> str | None:
    """The country whose people or things are called so; "" for wider groups; None when it is no such word."""
    word = fold(name)
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in _PEOPLES:
            return _PEOPLES[form]
    return None
