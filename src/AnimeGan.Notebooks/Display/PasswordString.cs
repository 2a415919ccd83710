namespace Microsoft.DotNet.Interactive;

/// <summary>A secret that a cell asked for. It shows as dots, so that no output gives it away.</summary>
/// <param name="password">The secret.</param>
public sealed class PasswordString(string password)
{
    /// <summary>The secret as it was typed.</summary>
    /// <returns>The text.</returns>
    public string GetClearTextPassword() => password;

    /// <summary>Dots, as many whatever the length.</summary>
    /// <returns>The dots.</returns>
    public override string ToString() => "••••••••";
}
