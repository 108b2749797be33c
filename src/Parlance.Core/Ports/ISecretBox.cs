using System.Diagnostics.CodeAnalysis;

namespace Parlance.Core.Ports;

/// <summary>Seals secrets that must be kept in a form that can be read again, so that a stolen database alone is worth nothing.</summary>
public interface ISecretBox
{
    /// <summary>Seals a secret for one purpose.</summary>
    /// <param name="purpose">What it is for and whose it is; the same words open it.</param>
    /// <param name="secret">The secret.</param>
    string Seal(string purpose, ReadOnlySpan<byte> secret);

    /// <summary>Opens what was sealed for the same purpose with the same key; false when the key, the purpose or the text is another.</summary>
    bool TryOpen(string purpose, string sealedText, [NotNullWhen(true)] out byte[]? secret);
}
