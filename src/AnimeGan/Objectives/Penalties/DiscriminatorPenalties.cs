namespace AnimeGan.Objectives;

/// <summary>The penalties on D that a record asks for.</summary>
internal static class DiscriminatorPenalties
{
    /// <summary>Makes them, in the order in which a step adds them; none where every weight is 0.</summary>
    /// <param name="regularization">The record's regularisation.</param>
    public static IReadOnlyList<IDiscriminatorPenalty> Create(Regularization regularization)
    {
        ArgumentNullException.ThrowIfNull(regularization);
        var penalties = new List<IDiscriminatorPenalty>();
        if (regularization.R1 > 0)
        {
            penalties.Add(new R1Penalty(regularization.R1));
        }

        if (regularization.R2 > 0)
        {
            penalties.Add(new R2Penalty(regularization.R2));
        }

        if (regularization.GradientPenalty > 0)
        {
            penalties.Add(new WassersteinGradientPenalty(regularization.GradientPenalty));
        }

        if (regularization.Dragan > 0)
        {
            penalties.Add(new DraganPenalty(regularization.Dragan));
        }

        return penalties;
    }
}
