using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Soulseek.Server;

/// <summary>Logging in, ports, status.</summary>
public sealed partial class SoulseekSession
{
    private bool isChecking;

    /// <summary>Port others reach this client on; 0 when not known.</summary>
    internal ushort Port { get; private set; }

    /// <summary>Kind of obfuscation on the second port.</summary>
    internal uint ObfuscationType { get; private set; }

    /// <summary>The second port; 0 when there is none.</summary>
    internal ushort ObfuscatedPort { get; private set; }

    /// <inheritdoc/>
    protected override bool IsChecking => isChecking;

    /// <inheritdoc/>
    protected override void OnTick()
    {
        if (me is null)
        {
            base.OnTick();
        }
        else if (me.IsAnnounced || Time.GetUtcNow() - me.Since > server.Options.AnnounceAfter)
        {
            Community.Presences.Announce(me);
            base.OnTick();
        }
    }

    internal async ValueTask LogInAsync(ToServer.Login m)
    {
        if (me is not null)
        {
            return;
        }

        if (Refusal(m) is var (reason, detail))
        {
            Refuse(reason, detail);
            return;
        }

        isChecking = true;
        LoginResult result;
        try
        {
            result = await Community.Accounts.LogInAsync(
                new LoginAttempt(m.Username, m.Password, Network.Soulseek, Link.Remote.Address, MayRegister: true));
        }
        finally
        {
            isChecking = false;
        }

        server.Services.Metrics.LoggedIn(Network.Soulseek, result.Outcome.ToString());
        if (result is { IsIn: true, Account: { } account })
        {
            await EnterAsync(account, m.Password);
        }
        else if (ReasonOf(result.Outcome) is { } refused)
        {
            Refuse(refused);
        }
    }

    internal void SetWaitPort(in ToServer.SetWaitPort m)
    {
        Port = m.Port <= ushort.MaxValue ? (ushort)m.Port : (ushort)0;
        ObfuscatedPort = m.ObfuscatedPort <= ushort.MaxValue ? (ushort)m.ObfuscatedPort : (ushort)0;
        ObfuscationType = m.ObfuscationType;
        Community.Presences.Announce(me!);
    }

    internal void SetStatus(in ToServer.SetStatus m)
    {
        if (m.Status is UserStatus.Away or UserStatus.Online)
        {
            Community.Presences.SetState(me!, m.Status == UserStatus.Away ? PresenceState.Away : PresenceState.Online);
        }
    }

    internal void Ping()
    {
        if (server.Options.AnswerPing)
        {
            Send(default(ToClient.Ping));
        }
    }

    internal async ValueTask ChangePasswordAsync(ToServer.ChangePassword m)
    {
        if (m.Password.Length > 0 && await Community.Accounts.ChangePasswordAsync(Account!, m.Password, Network.Soulseek))
        {
            Community.Moderation.Note(Name, "password", Name, "changed over Soulseek");
            Send(new ToClient.ChangePassword(m.Password));
        }
    }

    private static string? ReasonOf(LoginOutcome outcome) => outcome switch
    {
        LoginOutcome.Banned => null,
        LoginOutcome.RegistrationClosed or LoginOutcome.RegistrationLimited => LoginFailure.ServerPrivate,
        LoginOutcome.Busy or LoginOutcome.NotStored => LoginFailure.ServerFull,
        LoginOutcome.InvalidName or LoginOutcome.NameOfAnother => LoginFailure.InvalidUsername,
        _ => LoginFailure.InvalidPassword,
    };

    private static string DetailOf(HandleFault fault) => fault switch
    {
        HandleFault.Empty => LoginFailure.NickEmpty,
        HandleFault.TooLong => LoginFailure.NickTooLong,
        HandleFault.InvalidCharacters => LoginFailure.NickCharacters,
        HandleFault.OuterSpaces => LoginFailure.NickSpaces,
        _ => string.Empty,
    };

    private (string Reason, string Detail)? Refusal(in ToServer.Login m)
    {
        var fault = Handles.Check(m.Username);
        return m.MajorVersion < server.Options.MinimumVersion ? (LoginFailure.InvalidVersion, string.Empty)
            : fault != HandleFault.None ? (LoginFailure.InvalidUsername, DetailOf(fault))
            : m.Password.Length == 0 ? (LoginFailure.EmptyPassword, string.Empty)
            : !Community.Presences.HasRoom && !TakesItsOwnPlace(m.Username) ? (LoginFailure.ServerFull, string.Empty)
            : null;
    }

    private bool TakesItsOwnPlace(string name) =>
        Community.Accounts.TryFind(name, out var account) && account.On(Network.Soulseek) is not null;

    private void Refuse(string reason, string detail = "")
    {
        server.Services.Metrics.LoggedIn(Network.Soulseek, reason);
        Send(new ToClient.Login(false, string.Empty, Ip4.None, string.Empty, false, reason, detail));
    }

    private async ValueTask EnterAsync(Account account, string password)
    {
        if (Ending is not null)
        {
            return;
        }

        var greeting = server.Options.Greeting
            .Replace("{users}", (Community.Presences.Count + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{username}", account.Handle, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));
        Send(new ToClient.Login(
            true, greeting, Ip4.From(Link.Remote.Address), hash, account.Record.Supporter, string.Empty, string.Empty));
        me = Community.Presences.SignIn(account.Person, Network.Soulseek, Link.Remote.Address, this);
        server.Entered(this);
        if (Community.Moderation.IsBanned(account) || !Community.Accounts.TryFind(account.Id, out _))
        {
            // Banned or deleted while the password was checked.
            End(SessionEnd.Banned);
            return;
        }

        SendRoomList();
        Send(new ToClient.ParentMinSpeed(server.Options.ParentMinSpeed));
        Send(new ToClient.ParentSpeedRatio(server.Options.ParentSpeedRatio));
        Send(new ToClient.WishlistInterval(WishlistSeconds(account)));
        TellPrivilegedUsers();
        Send(new ToClient.ExcludedSearchPhrases([.. Community.Filters.Excluded]));
        await Community.Mailbox.OpenAsync(me, CancellationToken.None);
    }

    private uint WishlistSeconds(Account account) => (uint)(account.IsPrivileged(Time.GetUtcNow())
        ? server.Options.PrivilegedWishlistInterval
        : server.Options.WishlistInterval).TotalSeconds;

    private void WritePrivileges(PrivilegesChanged changed, WireBuffer target)
    {
        SoulseekFrames.Server.Write(new ToClient.CheckPrivileges(Seconds(changed.Left)), target);
        SoulseekFrames.Server.Write(new ToClient.WishlistInterval(WishlistSeconds(Account!)), target);
    }

    private static uint Seconds(TimeSpan time) => (uint)Math.Min(time.TotalSeconds, uint.MaxValue);
}
