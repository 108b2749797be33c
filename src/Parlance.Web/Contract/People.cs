using Parlance.Core.Model;

namespace Parlance.Web.Contract;

/// <summary>Somebody in a list.</summary>
/// <param name="Name">The name others see.</param>
/// <param name="IsGuest">Has no account.</param>
/// <param name="Uin">Number of the account; null for a guest.</param>
/// <param name="Nick">What they want to be called; empty when not told.</param>
/// <param name="Presence">What the caller may see of their reachability.</param>
/// <param name="Networks">The networks they are seen on.</param>
public sealed record PersonEntry(string Name, bool IsGuest, uint? Uin, string Nick, PresenceState Presence, IReadOnlyList<Network> Networks);

/// <summary>Somebody, with all they tell.</summary>
/// <param name="Person">Who.</param>
/// <param name="Profile">What they tell; null for a guest.</param>
/// <param name="IsContact">The caller listed them.</param>
public sealed record PersonCard(PersonEntry Person, ProfileCard? Profile, bool IsContact);

/// <summary>What came of listing a contact.</summary>
/// <param name="Outcome">Listed; or asked, when they decide themselves who lists them.</param>
/// <param name="Contact">The contact.</param>
public sealed record ContactResult(ContactStep Outcome, PersonEntry Contact);

/// <summary>How far listing a contact is.</summary>
public enum ContactStep
{
    /// <summary>On the list.</summary>
    Listed,

    /// <summary>They were asked.</summary>
    Asked,
}

/// <summary>Lists a contact, and asks them where they want to be asked.</summary>
/// <param name="Text">What they are told when they are asked; at most 400 characters.</param>
public sealed record ContactWish(string Text = "");

/// <summary>Answers somebody who wants to list the caller.</summary>
/// <param name="Accept">Whether they may.</param>
/// <param name="Text">Why not; at most 400 characters.</param>
public sealed record ContactAnswer(bool Accept, string Text = "");
