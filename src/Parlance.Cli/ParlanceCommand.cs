using System.CommandLine;
using Parlance.Cli.Commands;

namespace Parlance.Cli;

/// <summary>The root of the command tree; one file a command.</summary>
internal static class ParlanceCommand
{
    public static RootCommand Create() => new("Works with Ares, Soulseek, ICQ and MyICQ: runs and administers the server, chats, searches and transfers, decodes captures.")
    {
        Administration.AccountCommand.Create(),
        Administration.AdminCommand.Create(),
        BackupCommand.Create(),
        BenchCommand.Create(),
        ChatCommand.Create(),
        CompletionCommand.Create(),
        DecodeCommand.Create(),
        DissectorCommand.Create(),
        DocsCommand.Create(),
        Online.IcqCommand.Create(),
        Online.MyIcqCommand.Create(),
        ProxyCommand.Create(),
        ServeCommand.Create(),
        Online.SoulseekCommand.Create(),
    };
}
