using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>What a message says in plain words, for networks that know nothing but text.</summary>
public static class MessageWords
{
    /// <summary>Separates the parts of a message that is not plain text.</summary>
    public const char Separator = '\u001F';

    /// <summary>One line of text.</summary>
    public static string Plain(DirectMessage message)
    {
        var parts = message.Text.Split(Separator);
        return PlainText.OneLine(message.Kind switch
        {
            MessageKind.Url => parts.Length > 1 ? $"{parts[0]} {parts[1]}".Trim() : parts[0],
            MessageKind.AuthorisationRequest => $"[asks to add you] {parts[^1]}".TrimEnd(),
            MessageKind.AuthorisationGranted => $"[lets you add them] {parts[^1]}".TrimEnd(),
            MessageKind.AuthorisationRefused => $"[does not let you add them] {parts[^1]}".TrimEnd(),
            MessageKind.Added => "[added you]",
            MessageKind.Contacts => $"[sends contacts] {string.Join(' ', parts)}",
            MessageKind.AutoReply => $"[is away] {parts[^1]}".TrimEnd(),
            MessageKind.Other => "[sent something that only their own network can show]",
            _ => string.Join(' ', parts),
        });
    }
}
