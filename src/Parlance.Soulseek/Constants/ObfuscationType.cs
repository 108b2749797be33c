namespace Parlance.Soulseek;

/// <summary>How frames are hidden on a second listening port. Source: SLSKPROTOCOL server 2.</summary>
public static class ObfuscationType
{
    /// <summary>Not at all.</summary>
    public const uint None = 0;

    /// <summary>By a key that is rotated from word to word, see <see cref="Obfuscation"/>.</summary>
    public const uint Rotated = 1;
}
