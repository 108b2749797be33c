namespace Parlance.Soulseek;

/// <summary>Where a shared file lies.</summary>
/// <param name="Root">The shared folder.</param>
/// <param name="Real">The file.</param>
/// <param name="Virtual">Its path as others see it, spelled as it is shared.</param>
/// <param name="Size">Its size in bytes at the last scan.</param>
/// <param name="FollowsLinks">Whether it may be reached through links.</param>
internal sealed record SharedFileLocation(string Root, string Real, string Virtual, long Size, bool FollowsLinks);
