namespace Parlance.Core.Services;

/// <summary>Whom to look for. Empty texts do not matter; the others must be equal, ignoring case.</summary>
/// <param name="Nick">Nick.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="AfterUin">Only numbers above this one, so that the last one found asks for the next page.</param>
/// <param name="Most">Most accounts to find.</param>
public sealed record ProfileQuery(
    string Nick = "", string Email = "", string FirstName = "", string LastName = "", uint AfterUin = 0, int Most = 40)
{
    /// <summary>Asks for nothing in particular; it finds nobody.</summary>
    public bool IsEmpty => Nick.Length == 0 && Email.Length == 0 && FirstName.Length == 0 && LastName.Length == 0;
}
