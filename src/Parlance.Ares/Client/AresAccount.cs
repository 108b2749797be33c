namespace Parlance.Ares.Client;

/// <summary>Registering, logging in, and one's level. The protocol has no answer for any of it: look at <see cref="CommandReply.Level"/> and what the room says.</summary>
/// <remarks>Every method raises an <see cref="AresException"/> when the client is in no room or the connection is lost. Rooms ban after three wrong passwords.</remarks>
public sealed class AresAccount
{
    private readonly RoomLine line;

    internal AresAccount(RoomLine line) => this.line = line;

    /// <summary>One's own level: 0 regular, 1 moderator, 2 administrator, 3 host.</summary>
    public byte Level => line.Mirror.Level;

    /// <summary>Logs in by the password in the clear (82).</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CommandReply> LogInAsync(string password, CancellationToken cancellationToken = default) =>
        line.AskAsync(line.Frame(new ToServer.AuthLogin(password)), cancellationToken);

    /// <summary>Logs in by a hash of the password (7), which listeners cannot undo at once. Rooms take one such attempt per connection and say nothing when it fails.</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CommandReply> LogInByHashAsync(string password, CancellationToken cancellationToken = default)
    {
        var server = line.Mirror.Connection?.Server ?? default;
        return line.AskAsync(line.Frame(new ToServer.AutoLogin(SecureLogin.Hash(SecureLogin.Secret(password), line.Mirror.Cookie, server))), cancellationToken);
    }

    /// <summary>Makes an account of the present name (83).</summary>
    /// <param name="password">The password: at least two characters, with a letter and a digit.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CommandReply> RegisterAsync(string password, CancellationToken cancellationToken = default) =>
        line.AskAsync(line.Frame(new ToServer.AuthRegister(password)), cancellationToken);

    /// <summary>Gives up level and account until the next login.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CommandReply> LogOutAsync(CancellationToken cancellationToken = default) => line.AskAsync(line.Frame(new ToServer.Command("logout")), cancellationToken);

    /// <summary>Changes one's name in the room; <see cref="AresEvent.Joined"/> comes again when the room agrees.</summary>
    /// <param name="name">The name wanted.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CommandReply> ChangeNameAsync(string name, CancellationToken cancellationToken = default) =>
        line.AskAsync(line.Frame(new ToServer.Command($"nick {name}")), cancellationToken);

    /// <summary>Goes to a virtual room; <see cref="AresEvent.Joined"/> comes again.</summary>
    /// <param name="number">Which; 0 is the main one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CommandReply> MoveAsync(ushort number, CancellationToken cancellationToken = default) =>
        line.AskAsync(line.Frame(new ToServer.Command($"vroom {number}")), cancellationToken);
}
