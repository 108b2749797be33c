namespace Parlance.Icq;

/// <summary>The first byte of an answer about profiles.</summary>
public static class IcqMetaResult
{
    /// <summary>It was done; the fields follow.</summary>
    public const byte Success = 0x0A;

    /// <summary>It was not done, or there is no such user.</summary>
    public const byte Failure = 0x32;
}
