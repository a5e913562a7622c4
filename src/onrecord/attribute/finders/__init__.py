"""Where attributions are found: one way of putting them a module, and how what they find is made one."""
