namespace Parlance.Soulseek;

/// <summary>Whether a user is there. Source: 002 Constants, where -1 stands for unknown, which is never sent.</summary>
public static class UserStatus
{
    /// <summary>Not connected.</summary>
    public const uint Offline = 0;

    /// <summary>Connected and away.</summary>
    public const uint Away = 1;

    /// <summary>Connected.</summary>
    public const uint Online = 2;
}
