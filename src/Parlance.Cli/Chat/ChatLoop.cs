using System.Globalization;
using Parlance.Ares.Client;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Soulseek;

namespace Parlance.Cli.Chat;

/// <summary>Brings a session and a screen together until the user is done.</summary>
internal sealed class ChatLoop(ChatSession session, IChatScreen screen, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly RecentLines recent = new();

    /// <summary>Runs it.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var showing = ShowAsync();
        try
        {
            if (await session.EnterAsync(cancellation) is { } refusal)
            {
                Tell(ChatLine.Problem(refusal));
                return ExitCodes.No;
            }

            return await ReadAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }
        finally
        {
            await session.LeaveAsync();
            await session.DisposeAsync();
            await showing;
            screen.End();
        }
    }

    private async Task ShowAsync()
    {
        await foreach (var line in session.Lines)
        {
            Tell(line);
        }
    }

    private void Tell(ChatLine line)
    {
        screen.Show(line);
        recent.Add(line.ToString());
    }

    private async Task<int> ReadAsync(CancellationToken cancellation)
    {
        var code = ExitCodes.Done;
        while (await screen.ReadAsync(session, cancellation) is { } typed)
        {
            var input = ChatInput.Parse(typed);
            if (input.Command is "quit" or "exit")
            {
                return code;
            }

            if (typed.Length > 0 && await DoAsync(input, cancellation) is { } wrong)
            {
                Tell(ChatLine.Problem(wrong));
                code = input.Command == "wait" ? ExitCodes.No : code;
            }
        }

        return code;
    }

    private async Task<string?> DoAsync(ChatInput input, CancellationToken cancellation)
    {
        switch (input.Command)
        {
            case "help":
                foreach (var (usage, help) in session.Commands.Append(("/wait TEXT", "for scripts: go on when a line with this text has come")).Append(("/quit", "leave")))
                {
                    Tell(ChatLine.Notice($"{usage}: {help}"));
                }

                return null;
            case "wait":
                return await recent.WaitAsync(input.Text, Patience, time, cancellation) ? null : string.Create(CultureInfo.InvariantCulture, $"{input.Text} did not come within {Patience.TotalSeconds} s");
            default:
                return await TryAsync(input, cancellation);
        }
    }

    private async Task<string?> TryAsync(ChatInput input, CancellationToken cancellation)
    {
        try
        {
            return await session.DoAsync(input, cancellation);
        }
        catch (Exception wrong) when (wrong is AresException or IcqException or MyIcqException or SoulseekException or ArgumentException or TimeoutException)
        {
            return wrong.Message;
        }
    }
}
