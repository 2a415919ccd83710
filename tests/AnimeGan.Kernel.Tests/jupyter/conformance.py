"""Jupyter's conformance suite for kernels, with samples in C#."""

import unittest

import jupyter_kernel_test

# On a busy machine the first cell may take longer than the suite's own patience.
jupyter_kernel_test.TIMEOUT = 60


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "var s = \"😀\"; Console.BackgroundC", "matches": {"BackgroundColor"}},
        {"text": "zzzz"},
    ]
    complete_code_samples = ["1 + 1", 'Console.WriteLine("a");', "for (var i = 0; i < 3; i++) { }"]
    incomplete_code_samples = ["if (true) {", "Console.WriteLine(", "/* begun"]
    invalid_code_samples = ["var = ;", "f(1));"]
    code_page_something = "Console.WriteLine?"
    code_generate_error = 'throw new System.InvalidOperationException("wrong");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"text"', "result": "text"},
        {"code": "new[] { 1, 2, 3 }.Sum()", "result": "6"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": '"# Title".DisplayAs("text/markdown");', "mime": "text/markdown"},
    ]
    code_history_pattern = "6 * ?"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = 'Console.WriteLine("gone"); ClearOutput();'


if __name__ == "__main__":
    unittest.main(verbosity=2)
