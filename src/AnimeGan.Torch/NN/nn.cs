namespace TorchSharp;

public static partial class torch
{
    /// <summary>Networks: modules, layers, losses, initialisers.</summary>
    public static partial class nn
    {
        /// <summary>The layers and losses as functions, without parameters of their own.</summary>
        public static partial class functional
        {
        }
    }
}
