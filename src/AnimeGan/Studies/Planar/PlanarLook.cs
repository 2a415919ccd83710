namespace AnimeGan.Studies;

/// <summary>How a game in the plane stands.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Modes">Modes with at least one sample of high quality.</param>
/// <param name="HighQuality">Share of the samples within three standard deviations of a mode, 0 to 1.</param>
/// <param name="DReal">Mean D(x) since the look before.</param>
/// <param name="DFake">Mean D(G(z)) since the look before.</param>
/// <param name="GLoss">Mean loss of G since the look before, nats.</param>
/// <param name="GGradientNorm">Mean norm of G's gradient since the look before.</param>
internal sealed record PlanarLook(long Step, int Modes, double HighQuality, double DReal, double DFake, double GLoss, double GGradientNorm);
