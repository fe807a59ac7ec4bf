"""File -> SourceDocument -> Directive or UnitReport, in stages that each say what they promise."""
