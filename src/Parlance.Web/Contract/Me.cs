using Parlance.Core.Model;

namespace Parlance.Web.Contract;

/// <summary>The caller's own account or visit.</summary>
/// <param name="Name">The name others see.</param>
/// <param name="Standing">What they may do.</param>
/// <param name="Uin">Number of the account; null for a guest.</param>
/// <param name="Presence">What others see of their reachability.</param>
/// <param name="Networks">The networks they are on at this moment.</param>
/// <param name="Rooms">The rooms their browser session is in.</param>
/// <param name="Unread">Private messages not read yet.</param>
/// <param name="ContactRequests">People who wait for leave to list them.</param>
/// <param name="GoesByNumber">The account has no handle but its number, and may pick one.</param>
/// <param name="IsHidden">Only people of the networks the account is on see it.</param>
/// <param name="Codepage">The code page in which the account's clients of ICQ and MyICQ write; empty for the usual one of each network.</param>
/// <param name="Seq">Sequence number of the last event of the live feed that this answer includes.</param>
public sealed record Me(
    string Name,
    Standing Standing,
    uint? Uin,
    PresenceState Presence,
    IReadOnlyList<Network> Networks,
    IReadOnlyList<string> Rooms,
    int Unread,
    int ContactRequests,
    bool GoesByNumber,
    bool IsHidden,
    string Codepage,
    long Seq);

/// <summary>How reachable the caller wants to be seen.</summary>
/// <param name="Presence">Anything but offline.</param>
public sealed record PresenceChange(PresenceState Presence);

/// <summary>A new password.</summary>
/// <param name="Current">The present one.</param>
/// <param name="Password">The new one, 1 to 128 characters.</param>
public sealed record PasswordChange(string Current, string Password);

/// <summary>A handle for an account that goes by its number.</summary>
public sealed record HandleWish(string Handle);

/// <summary>The code page in which the account's clients of ICQ and MyICQ write: cp1252, cp1251, koi8-r, gbk or shift-jis; empty for the usual one of each network.</summary>
public sealed record CodepageWish(string Codepage);

/// <summary>Whether only people of its own networks are to see the account.</summary>
public sealed record HiddenWish(bool IsHidden);

/// <summary>A password for one network alone; shown once.</summary>
public sealed record NetworkPasswordMade(Network Network, string Password);

/// <summary>What an account tells about itself. Texts hold at most 255 characters, <c>about</c> 4,000.</summary>
public sealed record ProfileCard(
    string Nick,
    string FirstName,
    string LastName,
    string Email,
    int Age,
    Gender Gender,
    string Country,
    string Province,
    string City,
    string Occupation,
    string Homepage,
    string About,
    Authorisation Authorisation);
