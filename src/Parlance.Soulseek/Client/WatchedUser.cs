namespace Parlance.Soulseek;

/// <summary>What the server says of a user when he is watched (5 WatchUser).</summary>
/// <param name="Username">Who.</param>
/// <param name="Status">One of <see cref="UserStatus"/>.</param>
/// <param name="Stats">Speed and shares as the server counts them.</param>
/// <param name="Country">Two capital letters; empty when not known or offline.</param>
public sealed record WatchedUser(string Username, uint Status, UserStats Stats, string Country);
