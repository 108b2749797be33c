using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;
using Parlance.Wire;
using LoginOutcome = Parlance.Core.Services.LoginOutcome;

namespace Parlance.MyIcq.Server;

/// <summary>
/// Strangers who register or log in. They get at most one answer to each datagram and nothing is sent to them again unasked: their repetition is answered
/// with the same answer, so a forged address cannot be flooded. Only a login with the right password makes a session.
/// </summary>
internal sealed class LoginDesk
{
    private const int MostAttempts = 8192;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Key, Attempt> attempts = [];
    private readonly MyIcqEndpoint endpoint;
    private readonly Allowance<IPAddress> perAddress;
    private readonly Allowance<int> all;
    private readonly Networks trusted;

    public LoginDesk(MyIcqEndpoint endpoint)
    {
        this.endpoint = endpoint;
        var (options, time) = (Services.Options, Services.Time);
        perAddress = new(options.StrangerAnswers, TimeSpan.FromSeconds(1), time);
        all = new(options.AllStrangerAnswers, TimeSpan.FromSeconds(1), time, keys: 1);
        trusted = new Networks(Services.Community.Limits.TrustedNetworks);
    }

    private MyIcqServices Services => endpoint.Services;

    public void Receive(in ClientHeader header, ReadOnlySpan<byte> body, Peer peer)
    {
        var key = new Key(peer.Key, header.Sid, header.Sequence, header.Command);
        if (attempts.TryGetValue(key, out var before))
        {
            if (before.Answer is { } answer && MayAnswer(peer))
            {
                endpoint.Udp.SendOnce(answer, peer.Address);
            }

            return;
        }

        if (attempts.Count >= MostAttempts || !MayAnswer(peer))
        {
            return;
        }

        var attempt = new Attempt(header, peer.Keep(), Services.Time.GetTimestamp());
        if (attempts.TryAdd(key, attempt))
        {
            if (endpoint.IsBegunBy(header, peer))
            {
                // The login came through while its repetition was on the way here.
                attempts.TryRemove(key, out _);
                return;
            }

            endpoint.Errands.Own(header.Command == ToServer.Login.Spec.Code
                ? LogInAsync(key, attempt, Reader.Read<ToServer.Login>(body, MyIcqStyle.Default))
                : RegisterAsync(key, attempt, Reader.Read<ToServer.NewUin>(body, MyIcqStyle.Default)));
        }
    }

    /// <summary>Forgets attempts that no client repeats any more.</summary>
    public void Sweep()
    {
        foreach (var (key, attempt) in attempts)
        {
            if (Services.Time.GetElapsedTime(attempt.At) > Remembered)
            {
                attempts.TryRemove(key, out _);
            }
        }
    }

    private bool MayAnswer(Peer peer)
    {
        var address = peer.Ip.ToIPAddress();
        return trusted.Contains(address) || (perAddress.TryTake(address) && all.TryTake(0));
    }

    private async Task RegisterAsync(Key key, Attempt attempt, ToServer.NewUin message)
    {
        try
        {
            var result = message.Password.Length == 0
                ? new Core.Services.LoginResult(LoginOutcome.InvalidName)
                : await Services.Community.Accounts.RegisterAsync(null, Passwords.Text(message.Password), attempt.Peer.Ip.ToIPAddress());
            Services.Metrics.LoggedIn(Network.MyIcq, result.Outcome.ToString());
            if (IsWorthAnother(result.Outcome))
            {
                attempts.TryRemove(key, out _);
                return;
            }

            var uin = result.Account?.Uin ?? 0;
            Answer(attempt, uin, new ToClient.NewUin(uin, Services.Options.Domain));
        }
        catch (Exception fault) when (Forget(key, attempt, fault))
        {
        }
    }

    private async Task LogInAsync(Key key, Attempt attempt, ToServer.Login message)
    {
        try
        {
            var result = await CheckAsync(attempt, message);
            Services.Metrics.LoggedIn(Network.MyIcq, result.Outcome.ToString());
            if (IsWorthAnother(result.Outcome) || (result.IsIn && IsFull(attempt)))
            {
                attempts.TryRemove(key, out _);
            }
            else if (result.IsIn)
            {
                Services.Log.LoggedIn(attempt.Peer.ToString(), attempt.Header.Uin);
                endpoint.Add(new MyIcqSession(endpoint, attempt.Peer, attempt.Header, message, result.Account!));
                attempts.TryRemove(key, out _);
            }
            else
            {
                Services.Log.Refused(attempt.Peer.ToString(), attempt.Header.Uin, result.Outcome.ToString());
                Answer(attempt, attempt.Header.Uin, new ToClient.Login((byte)Error(result.Outcome), Ip4.None, 0));
            }
        }
        catch (Exception fault) when (Forget(key, attempt, fault))
        {
        }
    }

    /// <summary>Too much to do at this moment: no answer, and the client's repetition is a new attempt.</summary>
    private static bool IsWorthAnother(LoginOutcome outcome) => outcome is LoginOutcome.Busy or LoginOutcome.NotStored;

    /// <summary>myicqd 1.0 answered every failure alike; clients understand the difference.</summary>
    private static LoginResult Error(LoginOutcome outcome) => outcome is LoginOutcome.WrongPassword or LoginOutcome.Throttled
        ? LoginResult.WrongPassword
        : LoginResult.InvalidUin;

    private async Task<Core.Services.LoginResult> CheckAsync(Attempt attempt, ToServer.Login message)
    {
        var accounts = Services.Community.Accounts;
        var name = attempt.Header.Uin.ToString(CultureInfo.InvariantCulture);
        var asked = new LoginAttempt(name, Passwords.Text(message.Password), Network.MyIcq, attempt.Peer.Ip.ToIPAddress(), MayRegister: false) { Opaque = message.Password };
        if (Services.Community.Moderation.IsBanned(asked.Address))
        {
            return new Core.Services.LoginResult(LoginOutcome.Banned);
        }

        if (accounts.TryFind(attempt.Header.Uin, out var account))
        {
            return await accounts.CheckAsync(asked, account);
        }

        // An unknown number costs as much as a known one. An account that goes by these digits but has another number is not meant.
        var result = await accounts.LogInAsync(asked);
        return result.IsIn ? new Core.Services.LoginResult(LoginOutcome.UnknownAccount) : result;
    }

    private bool IsFull(Attempt attempt) => !Services.Community.Presences.HasRoom
        || (!trusted.Contains(attempt.Peer.Ip.ToIPAddress()) && endpoint.CountAt(attempt.Peer.Ip) >= Services.Community.Limits.ConnectionsPerAddress);

    private void Answer<T>(Attempt attempt, uint uin, in T message)
        where T : struct, IMessage<T>
    {
        var header = attempt.Header;
        var sequence = (ushort)(header.Sequence + 1);
        using var buffer = new WireBuffer(64);
        MyIcqEnvelope.Write(
            message, new ServerHeader(header.Version, 0, uin, header.Sid, 0, sequence == 0 ? (ushort)1 : sequence, header.Sequence), buffer);
        var bytes = buffer.Written.ToArray();
        attempt.Answer = bytes;
        endpoint.Udp.SendOnce(bytes, attempt.Peer.Address);
    }

    private bool Forget(Key key, Attempt attempt, Exception fault)
    {
        attempts.TryRemove(key, out _);
        Services.Log.Fault(attempt.Peer.ToString(), fault);
        return true;
    }

    private readonly record struct Key(ulong Address, uint Sid, ushort Sequence, ushort Command);

    private sealed class Attempt(ClientHeader header, Peer peer, long at)
    {
        private volatile byte[]? answer;

        public ClientHeader Header => header;

        public Peer Peer => peer;

        public long At => at;

        /// <summary>What was answered; null while it is being looked into.</summary>
        public byte[]? Answer
        {
            get => answer;
            set => answer = value;
        }
    }
}
