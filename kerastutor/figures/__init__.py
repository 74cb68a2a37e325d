"""Pictures: numbers go in, SVG or HTML text comes out; nothing here knows of controls."""
