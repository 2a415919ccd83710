namespace AnimeGan.Diagnosis.Rules;

/// <summary>Looks for one ailment.</summary>
internal interface IRule
{
    /// <summary>Looks at a run.</summary>
    /// <param name="symptoms">The run.</param>
    /// <returns>What was found; null where the run has not got it, or there is too little to say.</returns>
    Finding? Look(Symptoms symptoms);
}
