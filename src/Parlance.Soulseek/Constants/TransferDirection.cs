namespace Parlance.Soulseek;

/// <summary>What the sender of a <see cref="ToPeer.TransferRequest"/> wants. Source: 002 Constants.</summary>
public static class TransferDirection
{
    /// <summary>To have the file.</summary>
    public const uint Download = 0;

    /// <summary>To send the file.</summary>
    public const uint Upload = 1;
}
