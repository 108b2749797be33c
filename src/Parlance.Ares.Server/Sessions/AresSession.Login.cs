using System.Collections.Concurrent;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>Coming in, and what the client is sent of events.</summary>
internal sealed partial class AresSession
{
    private readonly ConcurrentQueue<ShowMode> shows = [];

    public override void Translate(Delivery delivery, WireBuffer target)
    {
        if (user is not { } receiver)
        {
            return;
        }

        var start = target.Length;
        Translate(delivery, receiver, target);
        FitWeb(target, start);
    }

    private void Translate(Delivery delivery, AresUser receiver, WireBuffer target)
    {
        switch (delivery.Event)
        {
            case RoomShown shown:
                Show(shown, receiver, target);
                break;
            case MessageArrived arrived:
                Show(arrived, receiver, target);
                break;
            default:
                if (IsWeb)
                {
                    WebTranslator.Translate(delivery, receiver, target);
                }
                else
                {
                    AresTranslator.Translate(delivery, receiver, cipher, target);
                }

                break;
        }
    }

    /// <summary>Says how the next room that is entered is to be shown.</summary>
    public void Expect(ShowMode mode) => shows.Enqueue(mode);

    /// <summary>Sends the empty room that a visitor sees who is held back by a captcha.</summary>
    public void ShowFirst(AresUser visitor)
    {
        if (visitor.Captcha is null || Room.Book.Switches.CaptchaVisible)
        {
            return;
        }

        var bytes = Outbox.Rent();
        if (IsWeb)
        {
            WebTranslator.Quarantined(visitor, bytes);
            FitWeb(bytes, 0);
        }
        else
        {
            AresTranslator.Quarantined(visitor, cipher, bytes);
        }

        SendBytes(bytes);
    }

    internal static void OnLogin(AresSession session, in ToServer.Login login) => session.LogIn(login.Who, isRelogin: false);

    internal static void OnRelogin(AresSession session, in ToServer.Relogin login) => session.LogIn(login.Who, isRelogin: true);

    private void LogIn(in LoginDetails login, bool isRelogin)
    {
        if (IsLoggedIn)
        {
            return;
        }

        if (login.Guid.AsSpan().IndexOfAnyExcept((byte)0) < 0)
        {
            Refuse("Your client has no identity.", SessionEnd.LoginRefused);
            return;
        }

        if (login.Crypto == LoginDetails.WantsEncryption)
        {
            var key = AresCipher.Fresh();
            Say(AresPayload.Of(new ToClient.CryptoKey(key.ToBlob(login.Guid))));
            cipher = key;
        }

        Join(AresProfile.Of(login), login.Name, isRelogin);
    }

    private void Join(AresProfile profile, string name, bool isRelogin)
    {
        var joined = Room.Admit(this, profile, name, isRelogin, out var reason, visitor => user = visitor);
        server.Services.Metrics.LoggedIn(Network, joined is null ? "refused" : "ok");
        if (joined is null)
        {
            if (Ending is null)
            {
                Refuse(reason, SessionEnd.LoginRefused);
            }

            return;
        }

        if (joined.Captcha is null)
        {
            if (!joined.IsFastPing)
            {
                Room.Greet(joined);
            }

            Room.TellWatchers(joined);
            AresRoom.ShowFiltered(joined);
        }
    }

    private void Show(RoomShown shown, AresUser receiver, WireBuffer target)
    {
        if (!shows.TryDequeue(out var mode) || mode == ShowMode.None)
        {
            return;
        }

        if (IsWeb)
        {
            WebTranslator.Joined(shown, receiver, mode == ShowMode.Whole, target);
        }
        else
        {
            AresTranslator.Joined(shown, receiver, mode == ShowMode.Whole, cipher, target);
        }
    }

    private void Show(MessageArrived arrived, AresUser receiver, WireBuffer target)
    {
        if (!receiver.Ignores(arrived.Message.From) && !receiver.BlocksPrivate)
        {
            if (IsWeb)
            {
                WebTranslator.Direct(arrived, target);
            }
            else
            {
                AresTranslator.Direct(arrived, cipher, target);
            }
        }

        if (receiver.Authority is { } account)
        {
            Room.Community.Mailbox.Confirm(account, arrived.Message.Id);
        }
    }
}
