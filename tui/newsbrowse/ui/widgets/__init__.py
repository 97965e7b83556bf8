"""The widgets of the browser: line-virtualised, fed by their screen."""
