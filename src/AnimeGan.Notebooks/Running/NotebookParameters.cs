using System.Globalization;
using AnimeGan.Notebooks.Documents;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Running;

/// <summary>Gives the variables of a notebook's parameters cell other values, in a cell of its own after it.</summary>
/// <remarks>The cell is tagged "parameters", the added one "injected-parameters", as other notebook runners do it.</remarks>
public static class NotebookParameters
{
    /// <summary>The tag of the cell that declares parameters.</summary>
    public const string Tag = "parameters";

    /// <summary>The tag of the cell that overrides them.</summary>
    public const string InjectedTag = "injected-parameters";

    /// <summary>The parameters that a notebook declares, with their values as written.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>Names and C# expressions; empty where no cell is tagged.</returns>
    public static IReadOnlyDictionary<string, string> Read(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return Declared(notebook.Cells.Where(cell => cell.Tags.Contains(Tag))).ToDictionary(declared => declared.Key, declared => declared.Value.Value.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Adds the cell that overrides parameters; an earlier such cell is replaced.</summary>
    /// <param name="notebook">The notebook, which is changed.</param>
    /// <param name="values">New values as text: 12, 0.5, true, smoke. Text needs no quotes where the parameter is a string.</param>
    /// <exception cref="ArgumentException">There is no parameters cell, or no parameter of that name, or the value does not fit its type.</exception>
    public static void Inject(NotebookDocument notebook, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return;
        }

        var index = notebook.Cells.ToList().FindIndex(cell => cell.Tags.Contains(Tag));
        if (index < 0)
        {
            throw new ArgumentException($"The notebook has no cell tagged \"{Tag}\", so {string.Join(", ", values.Keys)} cannot be set. Tag the cell that declares them.", nameof(values));
        }

        var declared = Declared([notebook.Cells[index]]);
        var lines = values.Select(value => declared.TryGetValue(value.Key, out var parameter)
            ? $"{value.Key} = {Literal(value.Key, value.Value, parameter)};"
            : throw new ArgumentException($"The notebook has no parameter '{value.Key}'. It has: {string.Join(", ", declared.Keys)}.", nameof(values)));
        var cell = new NotebookCell(CellKind.Code, string.Join('\n', lines)) { Language = "csharp" };
        cell.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray(InjectedTag);
        if (index + 1 < notebook.Cells.Count && notebook.Cells[index + 1].Tags.Contains(InjectedTag))
        {
            notebook.RemoveAt(index + 1);
        }

        notebook.Insert(cell, index + 1);
    }

    // Of a variable that is declared twice the last counts, as when the cells run.
    private static Dictionary<string, (string Name, string Type, ExpressionSyntax Value)> Declared(IEnumerable<NotebookCell> cells)
    {
        var declared = new Dictionary<string, (string Name, string Type, ExpressionSyntax Value)>(StringComparer.Ordinal);
        foreach (var one in cells.SelectMany(cell => Declarations(cell.Source)))
        {
            declared[one.Name] = one;
        }

        return declared;
    }

    private static IEnumerable<(string Name, string Type, ExpressionSyntax Value)> Declarations(string source)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, kind: Microsoft.CodeAnalysis.SourceCodeKind.Script);
        foreach (var field in CSharpSyntaxTree.ParseText(source, options).GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>())
        {
            foreach (var variable in field.Declaration.Variables.Where(variable => variable.Initializer is not null))
            {
                yield return (variable.Identifier.ValueText, field.Declaration.Type.ToString(), variable.Initializer!.Value);
            }
        }
    }

    /// <summary>The value as C# of the type that the parameter has.</summary>
    private static string Literal(string name, string value, (string Name, string Type, ExpressionSyntax Value) declared)
    {
        var type = declared.Type == "var" ? TypeOf(declared.Value) : declared.Type.TrimEnd('?');
        var fits = type switch
        {
            "string" => true,
            "bool" => bool.TryParse(value, out _),
            "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "double" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number),
            "float" => float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number),
            "decimal" => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!fits)
        {
            throw new ArgumentException($"Parameter '{name}' is of type {type}; '{value}' is not.", nameof(value));
        }

        return type switch
        {
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            "bool" => bool.Parse(value) ? "true" : "false",
            "float" => value + "f",
            "decimal" => value + "m",
            "double" => value + "d",
            "long" => value + "L",
            _ => value,
        };
    }

    /// <summary>The type of a literal that "var" takes on; other expressions are left to the compiler.</summary>
    private static string TypeOf(ExpressionSyntax value)
    {
        var literal = value is PrefixUnaryExpressionSyntax sign ? sign.Operand : value;
        return (literal as LiteralExpressionSyntax)?.Token.Value switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            long => "long",
            float => "float",
            decimal => "decimal",
            double => "double",
            _ => string.Empty,
        };
    }
}
