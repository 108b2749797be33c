using System.Text;
using Parlance.Ares.Server.Commands;
using Parlance.Ares.Server.Rooms;
using Parlance.Ares.Web;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>Lines, private messages and commands.</summary>
internal sealed partial class AresSession
{
    internal static ValueTask OnPublic(AresSession session, ToServer.Public line) => session.SayAsync(line.Text, SayKind.Line);

    internal static ValueTask OnEmote(AresSession session, ToServer.Emote line) => session.SayAsync(line.Text, SayKind.Emote);

    internal static ValueTask OnPrivate(AresSession session, ToServer.Pvt message) => session.SayPrivatelyAsync(AresText.Clean(message.Name), message.Text);

    internal static ValueTask OnCommand(AresSession session, ToServer.Command command) => session.CommandAsync(Clean(command.Text));

    private static string Clean(string text) => Texts.Cut(AresText.CutChars(AresText.Clean(text), AresLimits.LineChars), AresLimits.Line);

    private async ValueTask SayAsync(string raw, SayKind kind)
    {
        var text = Clean(raw);
        if (text.Length == 0)
        {
            return;
        }

        if (Me.Captcha is not null)
        {
            if (kind == SayKind.Line)
            {
                AnswerCaptcha(text);
            }

            return;
        }

        if (kind == SayKind.Line && text[0] is '#' or '/' && CommandTable.Find(text[1..]) is { } command)
        {
            if (text[0] == '#' && !command.IsSecret && !Me.IsStealthy)
            {
                Speak(text, kind);
            }

            await CommandAsync(text[1..]);
            return;
        }

        Speak(text, kind);
    }

    /// <summary>Says a line in the user's room, if it may be said.</summary>
    private void Speak(string text, SayKind kind)
    {
        if (Me.Level == 0 && !Me.MayFlood && BreaksRules(text))
        {
            return;
        }

        if (Me.IsMuzzled(Room.Now))
        {
            Me.Tell("You are muzzled.");
            return;
        }

        if (!Me.IsVisible)
        {
            Me.Tell("Nobody hears you while you are cloaked.");
            return;
        }

        if (Room.FilterLine(Me, Restyle(text)) is not { Length: > 0 } line)
        {
            return;
        }

        Unidle(line, kind);
        Room.Note(Me, kind == SayKind.Emote ? $"* {Me.Name} {line}" : $"{Me.Name}> {line}");
        Room.Community.Rooms.Say(Me.Session, Me.Session.Rooms[0].Name, Plain(line), kind, Encoding.UTF8.GetBytes(line));
    }

    private static string Plain(string line) => PlainText.OneLine(AresText.StripColours(line)) is { Length: > 0 } plain ? plain : " ";

    /// <summary>Switches of the room may take colours and capitals from regular users.</summary>
    private string Restyle(string text)
    {
        var switches = Room.Book.Switches;
        if (Me.Level > 0)
        {
            return text;
        }

        var styled = switches.Colors ? text : AresText.StripColours(text);
        return switches.Caps || styled.Count(char.IsUpper) <= styled.Length / 2 || styled.Length < 6 ? styled : styled.ToLowerInvariant();
    }

    private bool BreaksRules(string text)
    {
        if (Room.Network.Flood.PerSecond <= 0)
        {
            return false;
        }

        if (repeats.Breaks(text) || (!Room.IsTrusted(Me.Address.ToIPAddress()) && Room.Crowd.Breaks(Me.Address.ToString(), Me.Name)))
        {
            PutOutForFlood();
            return true;
        }

        return false;
    }

    private void AnswerCaptcha(string text)
    {
        var captcha = Me.Captcha!;
        if (captcha.Answer(text))
        {
            Room.LetThrough(Me);
            return;
        }

        if (captcha.Failures > Protection.Captcha.Tries)
        {
            Refuse("That was wrong too often.", SessionEnd.LoginRefused);
            return;
        }

        Me.Tell($"{AresText.StripColours(text)} is not the word");
        captcha.Ask(Me);
    }

    /// <summary>An emote that begins with "idles" marks the user idle; the next line tells for how long.</summary>
    private void Unidle(string line, SayKind kind)
    {
        Me.LastLineAt = Room.Now;
        if (!Room.Book.Switches.Idle)
        {
            return;
        }

        if (kind == SayKind.Emote && line.StartsWith("idles", StringComparison.OrdinalIgnoreCase))
        {
            Me.IdleSince = Room.Now;
        }
        else
        {
            Room.EndIdle(Me);
        }
    }

    private async ValueTask SayPrivatelyAsync(string name, string raw)
    {
        if (Me.Captcha is not null)
        {
            return;
        }

        var text = Clean(raw);
        if (name.Equals(Room.ServiceName, StringComparison.OrdinalIgnoreCase))
        {
            if (text.Length > 1 && text[0] is '#' or '/')
            {
                await CommandAsync(text[1..]);
            }

            return;
        }

        if (text.Length == 0)
        {
            return;
        }

        if (Room.Find(name) is { } target && (target.IsVisible || target == Me || (Me.Level > 0 && target.Captcha is null)))
        {
            SayTo(target, text);
        }
        else
        {
            await SayElsewhereAsync(name, text);
        }
    }

    private void SayTo(AresUser target, string text)
    {
        if (target.Ignores(Me.Name) || Me.IsMuzzled(Room.Now) || (target.BlocksPrivate && Me.Level == 0))
        {
            Me.Send(AresPayload.Of(new ToClient.IsIgnoringYou(target.Name), new WebMessage(WebIdents.Ignoring, target.Name)));
            return;
        }

        target.Send(AresPayload.Of(new ToClient.Pvt(Me.Name, text), new WebMessage(WebIdents.Private, Me.Name, text), 64 + (2 * text.Length)));
    }

    /// <summary>Somebody on another network, or not online at all: the mailbox carries it, if the sender has shown a password.</summary>
    private async ValueTask SayElsewhereAsync(string name, string text)
    {
        if (Whispered(name, text))
        {
            return;
        }

        if (Me.Authority is not { } from || from != Me.Person.Account || !Room.Community.Accounts.TryResolve(name, out var to) || Me.IsMuzzled(Room.Now))
        {
            Me.Send(AresPayload.Of(new ToClient.OfflineUser(name), new WebMessage(WebIdents.Offline, name)));
            return;
        }

        var isThere = to.ShownStateTo(from, Network.Ares) != PresenceState.Offline;
        var sent = Room.Community.Mailbox.Send(from, to, MessageKind.Text, Plain(text), Network.Ares);
        if (sent.Outcome != SendOutcome.Sent)
        {
            Me.Tell($"{to.Handle} cannot take more messages at present.");
            return;
        }

        if (!isThere)
        {
            await sent.Stored;
            Me.Tell($"{to.Handle} is not online and will get your message later.");
        }
    }

    /// <summary>To a guest of another network, or from one who is a guest here: said to those who are there now.</summary>
    private bool Whispered(string name, string text)
    {
        var whispers = Room.Community.Whispers;
        return !Me.IsMuzzled(Room.Now)
            && (name.EndsWith(Handles.GuestMark, StringComparison.Ordinal)
                ? Whispers.FindGuest(Me.Session, name, NetworkNames.Of) is { } guest && whispers.ToGuest(Me.Session, guest, Plain(text), NetworkNames.Of) is not null
                : Me.Person.Account is null && Room.Community.Accounts.TryResolve(name, out var there)
                    && whispers.ToAccount(Me.Session, there, Plain(text), NetworkNames.Of) is not null);
    }

    private async ValueTask CommandAsync(string text)
    {
        if (Me.Captcha is not null || text.Length == 0)
        {
            return;
        }

        if (CommandTable.Find(text) is not { } command)
        {
            return;
        }

        await CommandTable.RunAsync(command, Room, Me, text);
    }
}
