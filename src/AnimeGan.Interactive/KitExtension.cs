using AnimeGan.Engine;
using Microsoft.DotNet.Interactive;

namespace AnimeGan.Interactive;

/// <summary>The kit at home in .NET Interactive: tensors, networks and charts show themselves there as in the kit's own kernel.</summary>
/// <remarks>
/// .NET Interactive loads it from a package's interactive-extensions/dotnet; from a file it is
/// <c>await new AnimeGan.Interactive.KitExtension().OnLoadAsync(Kernel.Root);</c>. In the kit's kernel there is nothing left to do.
/// </remarks>
public sealed class KitExtension : IKernelExtension
{
    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        TensorEngine.Prepare();
        LibrarySession.BeginAsGuest();
        return Task.CompletedTask;
    }
}
