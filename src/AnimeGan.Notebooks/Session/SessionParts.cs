using AnimeGan.Notebooks.Session.Hosting;
using AnimeGan.Notebooks.Session.Packages;

namespace AnimeGan.Notebooks.Session;

/// <summary>What all cells of a session share.</summary>
/// <param name="Chain">The cells so far.</param>
/// <param name="Packages">The packages so far.</param>
/// <param name="Thread">The thread that cells run on.</param>
/// <param name="Options">The session's.</param>
/// <param name="Kernels">The session as .NET Interactive sees it.</param>
internal sealed record SessionParts(SubmissionChain Chain, NotebookPackages Packages, ExecutionThread Thread, SessionOptions Options, KernelTree Kernels);
