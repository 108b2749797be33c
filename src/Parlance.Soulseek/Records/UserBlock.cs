using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Users as a room or the whole network lists them: five lists of equal length, one line of each to a user. Source: 002 JoinRoom:14.</summary>
/// <param name="Usernames">Their names.</param>
/// <param name="Statuses">Their statuses, see <see cref="UserStatus"/>.</param>
/// <param name="Stats">Their speeds and counts.</param>
/// <param name="SlotsFull">1 for who has no upload slot free; always 0 today.</param>
/// <param name="Countries">Two letters each, or empty. Missing in the form of 2003.</param>
public readonly record struct UserBlock(string[] Usernames, uint[] Statuses, UserStats[] Stats, uint[] SlotsFull, string[] Countries)
    : IWire<UserBlock>
{
    /// <inheritdoc/>
    public static UserBlock Layout<TVisitor>(ref TVisitor v, in UserBlock m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Strings("usernames", m.Usernames, SoulseekLimits.ListFromServer, SoulseekLimits.Name),
            v.Numbers("statuses", m.Statuses, SoulseekLimits.ListFromServer),
            v.List("stats", m.Stats, SoulseekLimits.ListFromServer),
            v.Numbers("slots full", m.SlotsFull, SoulseekLimits.ListFromServer),
            v.TailTexts("countries", m.Countries, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
}
