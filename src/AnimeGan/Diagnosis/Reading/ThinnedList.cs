namespace AnimeGan.Diagnosis;

/// <summary>A list that never grows beyond a number: every second entry is forgotten again and again, evenly over all that was added.</summary>
/// <remarks>
/// Middle values over a part of a run do not change by that, as long as what is left lies evenly: entries are kept by their
/// place among all that was added, not by their place in the list. The first few stay, since some things show only there, and
/// the newest is always there, so that the list reaches as far as the run.
/// </remarks>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="most">How many entries are kept, besides the first and the newest; at least 2.</param>
/// <param name="first">How many of the first are never forgotten.</param>
internal sealed class ThinnedList<T>(int most, int first = 0)
{
    private readonly List<(long Place, T Value)> _kept = [];
    private long _added;
    private long _stride = 1;
    private (long Place, T Value) _newest = (-1, default!);

    /// <summary>What is kept, in the order in which it was added.</summary>
    internal IEnumerable<T> Values
    {
        get
        {
            var values = _kept.Select(entry => entry.Value);
            return _added > 0 && _kept[^1].Place != _newest.Place ? values.Append(_newest.Value) : values;
        }
    }

    /// <summary>Adds one.</summary>
    internal void Add(T value)
    {
        _newest = (_added++, value);
        if (Stays(_newest.Place))
        {
            _kept.Add(_newest);
        }

        if (_kept.Count > most + first)
        {
            _stride *= 2;
            _kept.RemoveAll(entry => !Stays(entry.Place));
        }
    }

    private bool Stays(long place) => place < first || place % _stride == 0;
}
