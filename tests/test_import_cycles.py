"""No file imports itself by way of others, not even inside a function."""

from __future__ import annotations

import grimp


def test_imports_between_files_have_no_cycle() -> None:
    graph = grimp.build_graph("aabsocial", exclude_type_checking_imports=True, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    while foundations := {
        module for module, below in imports.items() if not below & imports.keys()
    }:
        for module in foundations:
            del imports[module]

    assert graph.modules
    assert set(imports) == set()  # the files of a cycle, and those above it
