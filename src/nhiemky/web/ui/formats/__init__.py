"""FORMAT_MODULE_PATH: numbers and days in the Vietnamese manner, typed and shown, whatever the browser says."""
