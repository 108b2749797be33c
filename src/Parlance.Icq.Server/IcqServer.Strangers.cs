using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Those who are not logged in: logins, registrations, and everybody else.</summary>
public sealed partial class IcqServer
{
    private readonly ConcurrentDictionary<string, byte> checking = [];
    private readonly KnownRegistrations registrations;

    private void AnswerStranger(in IcqHeader header, ReadOnlySpan<byte> body, SocketAddress from, int length)
    {
        var remote = EndPoint(from);
        if (header.Command == ToServer.Ack.Spec.Code || !replies.MayAnswer(remote.Address))
        {
            return;
        }

        var stranger = new Stranger(this, header, Copy(from), remote, new ReplyBudget(length));
        if (StrangerRoutes.Of(header.Version).Find(header.Command) is { } route)
        {
            Follow(route.InvokeAsync(stranger, body));
        }
        else
        {
            stranger.Send(default(ToClient.NotConnected), sequence: 0);
        }
    }

    /// <summary>What takes longer is begun in the background by the handlers themselves, so nothing is left to wait for.</summary>
    private static void Follow(ValueTask handled) => System.Diagnostics.Debug.Assert(handled.IsCompleted, "no handler waits");

    /// <summary>The wizard of ICQ 98 and ICQ 99b begins with this; version 5 waits for a number of its own to come back (isd).</summary>
    internal void FirstLogin(Stranger stranger, in ToServer.NewUser1 m)
    {
        if (stranger.Header.Version == 5)
        {
            stranger.Send(new ToClient.FirstLoginReply(m.Session ?? 0, 1), stranger.Header.Sequence);
            return;
        }

        if (stranger.Header.Version == 4)
        {
            TellOfRegistration(stranger);
        }
        else
        {
            stranger.Acknowledge();
        }
    }

    internal void TellOfRegistration(Stranger stranger)
    {
        stranger.Acknowledge();
        stranger.Send(new ToClient.RegistrationTexts(Options.RegistrationNotes, Community.Accounts.IsRegistrationOpen ? (byte)1 : (byte)0, 2, 42));
    }

    internal void Register(Stranger stranger, ToServer.NewUserReg m) =>
        background.Run(async () =>
        {
            var (uin, _) = await registrations.Register(
                stranger.From, stranger.Header.Sequence, m.Password, async () => (await MakeAccountAsync(stranger, m.Password, profile: null), m.Password));
            if (uin > 0)
            {
                stranger.Acknowledge(stranger.Header.Version == 2 ? 6 : 0);
                stranger.Send(stranger.Header.Version == 2 ? new ToClient.NewUserUin(m.Sequence, uin) : default, 0, uin);
            }
        });

    /// <summary>The form of ICQ 98a: the server thinks of a password (isd, open-oscar-server).</summary>
    internal void RegisterForm(Stranger stranger, ToServer.RegistrationForm m) =>
        background.Run(async () =>
        {
            var (uin, password) = await registrations.Register(stranger.From, stranger.Header.Sequence, "form", () => RegisterFormAsync(stranger, m));
            if (uin > 0)
            {
                stranger.Acknowledge(4 + 2 + IcqLimits.SignificantPassword + 1);
                stranger.Send(new ToClient.RegistrationDone(uin, password, []), 0, uin);
            }
        });

    private async Task<(uint Uin, string Password)> RegisterFormAsync(Stranger stranger, ToServer.RegistrationForm m)
    {
        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", IcqLimits.SignificantPassword);
        var uin = await MakeAccountAsync(stranger, password, profile => profile with
        {
            Nick = Codepage.Decode(m.Nick),
            FirstName = Codepage.Decode(m.FirstName),
            LastName = Codepage.Decode(m.LastName),
            Email = Codepage.Decode(m.Email),
        });
        return (uin, password);
    }

    private async Task<uint> MakeAccountAsync(Stranger stranger, string password, Func<Profile, Profile>? profile)
    {
        var address = stranger.Remote.Address;
        var result = password.Length == 0 ? new LoginResult(LoginOutcome.WrongPassword)
            : Community.Moderation.IsBanned(address) ? new LoginResult(LoginOutcome.Banned)
            : await Community.Accounts.RegisterAsync(null, password, address);
        Log.Registered(stranger.Remote, result.Outcome, result.Account?.Uin ?? 0);
        Metrics.LoggedIn(Network.Icq, result.Outcome.ToString());
        if (result.Account is { } account)
        {
            if (profile is not null)
            {
                await Community.Profiles.ChangeAsync(account, profile);
            }

            return account.Uin;
        }

        // No refusal is known to version 2: "busy" is the one every client understands.
        stranger.Acknowledge();
        stranger.Send(default(ToClient.Busy));
        return 0;
    }

    internal void CheckDeps(Stranger stranger, ToServer.GetDeps m) =>
        background.Run(async () =>
        {
            var result = await CheckPasswordAsync(m.Uin, m.Password, stranger.Remote);
            stranger.Acknowledge();
            if (result.IsIn)
            {
                stranger.Send(stranger.Header.Version == 2 ? new ToClient.DepsReply(m.Sequence, m.Uin) : default, 0, m.Uin);
            }
            else
            {
                Refuse(stranger, result.Outcome, m.Sequence, m.Uin);
            }
        });

    private void LogIn(in IcqHeader header, ReadOnlySpan<byte> body, SocketAddress from, int length)
    {
        var print = Fingerprint(header, body, from);
        if (Begun(header, print) is { } session)
        {
            session.AnswerLoginAgain(header);
            return;
        }

        var login = Reader.Read<ToServer.Login>(body, IcqStyle.Of(header.Version));
        if (checking.TryAdd(print, 0))
        {
            if (Begun(header, print) is { } justNow)
            {
                checking.TryRemove(print, out _);
                justNow.AnswerLoginAgain(header);
                return;
            }

            var stranger = new Stranger(this, header, Copy(from), EndPoint(from), new ReplyBudget(length));
            background.Run(() => LogInAsync(stranger, login, print));
        }
    }

    /// <summary>The session that this very login began; a client repeats it until it is answered.</summary>
    private IcqSession? Begun(in IcqHeader header, string print) => sessions.TryGetValue(header.Uin, out var session) && session.IsBegunBy(print) ? session : null;

    private async Task LogInAsync(Stranger stranger, ToServer.Login login, string print)
    {
        try
        {
            var result = await CheckPasswordAsync(stranger.Header.Uin, login.Password, stranger.Remote);
            var outcome = result.IsIn && !Community.Presences.HasRoom ? LoginOutcome.Busy : result.Outcome;
            Metrics.LoggedIn(Network.Icq, outcome.ToString());
            if (result.Account is { } account && outcome == LoginOutcome.Ok)
            {
                await AdmitAsync(stranger, login, account, print);
                return;
            }

            Log.Refused(stranger.Header.Uin, stranger.Remote, outcome);
            if (replies.MayAnswer(stranger.Remote.Address))
            {
                stranger.Acknowledge(stranger.Header.Version == 2 ? 6 : 0);
                Refuse(stranger, outcome, login.Sequence, stranger.Header.Uin);
            }
        }
        finally
        {
            checking.TryRemove(print, out _);
        }
    }

    private async Task AdmitAsync(Stranger stranger, ToServer.Login login, Account account, string print)
    {
        var session = new IcqSession(this, account, stranger, login, print);
        lock (admission)
        {
            if (sessions.TryGetValue(account.Uin, out var older))
            {
                older.GiveWayTo(session);
            }

            session.SignIn();
            sessions[account.Uin] = session;
        }

        try
        {
            await session.BeginAsync();
            Log.LoggedIn(account.Uin, stranger.Remote, stranger.Header.Version);
        }
        catch (StorageException)
        {
            session.End(SessionEnd.Fault);
            stranger.Send(default(ToClient.Busy));
        }
    }

    private async Task<LoginResult> CheckPasswordAsync(uint uin, string password, IPEndPoint remote)
    {
        if (Community.Moderation.IsBanned(remote.Address))
        {
            return new LoginResult(LoginOutcome.Banned);
        }

        var significant = password.Length > IcqLimits.SignificantPassword ? password[..IcqLimits.SignificantPassword] : password;

        // A number that is nobody's costs as much as a wrong password. The sign in front can be no handle.
        var attempt = new LoginAttempt($"\u2116{uin}", significant, Network.Icq, remote.Address, MayRegister: false, CredentialKind.First8);
        return Community.Accounts.TryFind(uin, out var account)
            ? await Community.Accounts.CheckAsync(attempt, account)
            : await Community.Accounts.LogInAsync(attempt);
    }

    private static void Refuse(Stranger stranger, LoginOutcome outcome, ushort sequence, uint uin)
    {
        if (outcome is LoginOutcome.WrongPassword or LoginOutcome.UnknownAccount or LoginOutcome.Banned)
        {
            stranger.Send(stranger.Header.Version == 2 ? new ToClient.WrongPassword(sequence, uin) : default);
        }
        else
        {
            stranger.Send(default(ToClient.Busy));
        }
    }

    private static string Fingerprint(in IcqHeader header, ReadOnlySpan<byte> body, SocketAddress from)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(from.Buffer.Span[..from.Size]);
        Span<byte> numbers = stackalloc byte[16];
        BitConverter.TryWriteBytes(numbers, header.Sequence);
        BitConverter.TryWriteBytes(numbers[2..], header.Sequence2);
        BitConverter.TryWriteBytes(numbers[4..], header.Uin);
        BitConverter.TryWriteBytes(numbers[8..], header.Session);
        BitConverter.TryWriteBytes(numbers[12..], header.Version);
        hash.AppendData(numbers);
        hash.AppendData(body);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
