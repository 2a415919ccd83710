using System.Globalization;
using AnimeGan.Training;

namespace AnimeGan.Figures;

/// <summary>Watches the runs of a sweep in a notebook, one after the other in the same places: which one it is, then its <see cref="TrainingView"/>.</summary>
/// <remarks>
/// In a notebook: <c>var view = new SweepView(sweep, value =&gt; KernelInvocationContext.Current!.Display(value).Update)</c>, and <c>view.Watch(variation)</c>
/// among the observers of each run. Not for runs at the same time.
/// </remarks>
public sealed class SweepView
{
    private readonly Sweep _sweep;
    private readonly Func<object, Action<object>> _show;
    private readonly List<Action<object>> _places = [];

    /// <summary>Makes a view that shows nothing until the first run starts.</summary>
    /// <param name="sweep">What is trained.</param>
    /// <param name="show">Shows a value and returns what replaces it by another; null where nothing can be shown.</param>
    public SweepView(Sweep sweep, Func<object, Action<object>>? show)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        (_sweep, _show) = (sweep, show ?? (_ => _ => { }));
    }

    /// <summary>The observer of a run.</summary>
    /// <param name="variation">One of the sweep's, about to be trained.</param>
    public ITrainingObserver Watch(Variation variation)
    {
        ArgumentNullException.ThrowIfNull(variation);
        var place = 0;
        Put(ref place, Heading(variation));
        return new TrainingView(variation.Record, value => Put(ref place, value));
    }

    // Each run fills the places of the one before, so that a page does not grow with the number of runs.
    private Action<object> Put(ref int place, object value)
    {
        if (place == _places.Count)
        {
            _places.Add(_show(value));
        }
        else
        {
            _places[place](value);
        }

        return _places[place++];
    }

    private string Heading(Variation variation)
    {
        var number = Enumerable.Range(0, _sweep.Variations.Count).First(i => _sweep.Variations[i] == variation) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"run {number} of {_sweep.Variations.Count}: {variation.Name}, seed {variation.Record.Seed}");
    }
}
