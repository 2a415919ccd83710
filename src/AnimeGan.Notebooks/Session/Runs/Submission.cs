using System.Reflection;

namespace AnimeGan.Notebooks.Session;

/// <summary>A compiled cell, ready to run once.</summary>
/// <param name="Entry">The method that makes the cell's object, which holds its variables, and starts its code; null where there is nothing to run.</param>
/// <param name="HasValue">True where the cell ends with an expression.</param>
/// <param name="TakesToken">True where the cell looks at its token.</param>
internal sealed record Submission(MethodInfo? Entry, bool HasValue, bool TakesToken)
{
    /// <summary>Starts the cell on this thread.</summary>
    /// <param name="states">The objects of all cells; the new one puts itself there first, so its variables outlive its failure.</param>
    public Task<object?> Start(object?[] states)
    {
        if (Entry is null)
        {
            return Task.FromResult<object?>(null);
        }

        var start = Entry.CreateDelegate<Func<object?[], Task<object?>>>();
        return start(states);
    }
}
