// A bot in an Ares room: greets who comes, answers !time and !users.  AresBot HOST PORT [NAME]
using System.Globalization;
using Parlance.Ares.Client;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

await using var bot = new AresClient(new AresClientOptions { Host = args[0], Port = ushort.Parse(args[1], CultureInfo.InvariantCulture), Name = args.ElementAtOrDefault(2) ?? "Parlance Bot" });
var events = bot.ListenAsync(stop.Token);
var joined = await bot.JoinAsync(stop.Token);
Console.WriteLine(joined.IsJoined ? $"in {bot.RoomName} as {bot.Name}" : $"refused: {joined.Reason}");
if (!joined.IsJoined)
{
    return 1;
}

try
{
    await foreach (var told in events)
    {
        var answer = told switch
        {
            AresEvent.UserJoined newcomer => $"Welcome, {newcomer.User.Name}!",
            AresEvent.Said { Text: "!time" } => string.Create(CultureInfo.InvariantCulture, $"It is {DateTime.UtcNow:HH:mm} UTC."),
            AresEvent.Said { Text: "!users" } => $"{bot.Users.Count} are here.",
            _ => null,
        };
        if (answer is not null)
        {
            await bot.Chat.SayAsync(answer, stop.Token);
        }
    }
}
catch (OperationCanceledException)
{
    Console.WriteLine("leaving");
}

return 0;
