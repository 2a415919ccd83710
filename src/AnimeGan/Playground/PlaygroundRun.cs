namespace AnimeGan.Playground;

/// <summary>A run as its playground has it.</summary>
/// <param name="Name">What its tab says: the folder's name.</param>
/// <param name="Model">The family.</param>
/// <param name="Step">Steps after which the weights were saved.</param>
/// <param name="Directions">Sliders for principal directions.</param>
/// <param name="Attributes">Attributes that faces can be given; none where the run's set is not there, or has no labels of drawn faces.</param>
/// <param name="FilmSteps">Sample grids in the film.</param>
/// <param name="Checkpoints">Checkpoints whose networks are there.</param>
/// <param name="NetworkBytes">Size of all its networks as ONNX.</param>
public sealed record PlaygroundRun(string Name, string Model, long Step, int Directions, IReadOnlyList<string> Attributes, int FilmSteps, int Checkpoints, long NetworkBytes);
