using AnimeGan.Notebooks.Html.Formulas;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace AnimeGan.Notebooks.Html;

/// <summary>Formulas in a line; between double dollar signs they stand on a line of their own.</summary>
internal sealed class FormulaInlineRenderer : HtmlObjectRenderer<MathInline>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, MathInline obj)
    {
        var isBlock = obj.DelimiterCount > 1;
        var formula = LatexToMathMl.Convert(obj.Content.ToString(), isBlock);
        renderer.Write(isBlock ? $"<span class=\"formula\" tabindex=\"0\">{formula}</span>" : formula);
    }
}

/// <summary>Formulas on lines of their own.</summary>
internal sealed class FormulaBlockRenderer : HtmlObjectRenderer<MathBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
        renderer.Write("<div class=\"formula\" tabindex=\"0\">").Write(LatexToMathMl.Convert(obj.Lines.ToString(), true)).WriteLine("</div>");
}

/// <summary>Code in prose, coloured where it is C#.</summary>
internal sealed class ColouredCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var language = (obj as FencedCodeBlock)?.Info ?? string.Empty;
        renderer.Write("<pre class=\"code\"><code>").Write(CodeColours.ToHtml(obj.Lines.ToString(), language)).WriteLine("</code></pre>");
    }
}
