"""Receiving for units (nhận hộ): a folder from mail or a stick in, each file matched to its unit and its report."""
