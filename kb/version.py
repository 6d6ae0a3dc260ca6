"""The version of the distribution, typed once."""

VERSION = "0.1.0"
