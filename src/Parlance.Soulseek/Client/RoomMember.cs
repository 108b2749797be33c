namespace Parlance.Soulseek;

/// <summary>Somebody in a room.</summary>
/// <param name="Username">Who.</param>
/// <param name="Status">One of <see cref="UserStatus"/>.</param>
/// <param name="Stats">Speed and shares as the server counts them.</param>
/// <param name="Country">Two capital letters, or empty.</param>
public sealed record RoomMember(string Username, uint Status, UserStats Stats, string Country);
