namespace AnimeGan.Studies;

/// <summary>A named experiment that trains, measures and draws, and gives the same numbers and figures for the same seed.</summary>
/// <remarks>A study keeps what it has done in its folder, so that a second run, or one after Ctrl-C, repeats nothing.</remarks>
public interface IStudy
{
    /// <summary>What is typed: small letters, digits and '-', for example "planar-modes".</summary>
    string Name { get; }

    /// <summary>What it shows, in one line.</summary>
    string Title { get; }

    /// <summary>Whose experiment or claim it is: authors, year, arXiv number, section or table.</summary>
    string Paper { get; }

    /// <summary>How long it takes at its own length, and in quick, on two quiet CPU cores.</summary>
    string Cost { get; }

    /// <summary>Carries the study out, or goes on where an earlier call stopped.</summary>
    /// <param name="context">Where, how long, and for how many seeds.</param>
    /// <returns>Everything that it found out.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; what is done is kept in the folder.</exception>
    StudyResult Run(StudyContext context);
}
