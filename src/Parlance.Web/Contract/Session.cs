namespace Parlance.Web.Contract;

/// <summary>Who the caller is.</summary>
/// <param name="Name">The name others see.</param>
/// <param name="Standing">What they may do.</param>
/// <param name="Uin">Number of the account; null for a guest.</param>
/// <param name="Antiforgery">To be sent as the header <c>X-Parlance-Antiforgery</c> with every request that changes something; null for bearer tokens, which need none.</param>
/// <param name="Expires">When the sign-in ends if it is not used; null when it does not.</param>
/// <param name="MustSetUp">The owner has not gone through the set-up yet.</param>
public sealed record SignedIn(string Name, Standing Standing, uint? Uin, string? Antiforgery, DateTimeOffset? Expires, bool MustSetUp);

/// <summary>Signs in with an account.</summary>
/// <param name="Name">Handle or number.</param>
/// <param name="Password">Password.</param>
public sealed record SignIn(string Name, string Password);

/// <summary>Signs in without an account.</summary>
/// <param name="Name">The name to be seen under; one that nobody has. Empty for a name the server chooses.</param>
public sealed record GuestSignIn(string Name);

/// <summary>Makes an account.</summary>
/// <param name="Name">Its handle: 1 to 30 printable ASCII characters, no space at either end.</param>
/// <param name="Password">Its password: 1 to 128 characters. ICQ compares the first eight only.</param>
public sealed record Registration(string Name, string Password);

/// <summary>What anybody may know of the server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="GuestsWelcome">Whether people may chat without an account.</param>
/// <param name="RegistrationOpen">Whether people may make accounts.</param>
/// <param name="Online">People online.</param>
/// <param name="Lobby">The room a guest enters first.</param>
public sealed record ServerFace(string Name, string Version, bool GuestsWelcome, bool RegistrationOpen, int Online, string Lobby);
