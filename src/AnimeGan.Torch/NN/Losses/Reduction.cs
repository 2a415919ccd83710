namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What a loss does with its values.</summary>
        public enum Reduction : long
        {
            /// <summary>Returns them all.</summary>
            None = 0,

            /// <summary>Returns their mean.</summary>
            Mean = 1,

            /// <summary>Returns their sum.</summary>
            Sum = 2,
        }
    }
}
