using System.Text;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Running;

/// <summary>The cell at which a run stopped.</summary>
/// <param name="Cell">Its number in the notebook, from 1, prose included.</param>
/// <param name="ExecutionCount">Its number among the executed cells, which stack traces use.</param>
/// <param name="Source">Its source.</param>
/// <param name="Error">What went wrong.</param>
public sealed record CellFailure(int Cell, int ExecutionCount, string Source, CellError Error)
{
    /// <summary>Number, source with line numbers and error, as one text to print.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append("Cell ").Append(Cell).Append(" (in [").Append(ExecutionCount).Append("]) failed: ").AppendLine(Error.Message);
        var lines = Source.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            text.Append(i + 1 == Error.Line ? "> " : "  ").Append($"{i + 1,4} | ").AppendLine(lines[i]);
        }

        return text.AppendJoin(Environment.NewLine, Error.Traceback).ToString();
    }
}
