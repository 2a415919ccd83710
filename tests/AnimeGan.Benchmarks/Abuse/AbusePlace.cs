namespace AnimeGan.Benchmarks.Abuse;

/// <summary>Where a round takes place: what commands read, which no round changes, and an empty folder that they write to.</summary>
/// <param name="Inputs">Sets, pictures, runs and a notebook, by <see cref="AbuseInputs"/>.</param>
/// <param name="Work">The round's own folder.</param>
internal sealed record AbusePlace(string Inputs, string Work)
{
    /// <summary>Something that is only read.</summary>
    public string Input(string name) => Path.Combine(Inputs, name);

    /// <summary>Something that is written.</summary>
    public string Target(string name) => Path.Combine(Work, name);
}
