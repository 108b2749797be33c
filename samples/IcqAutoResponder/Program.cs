// Tells everybody who writes that one is out, once each.  IcqAutoResponder HOST PORT [UIN PASSWORD]; without a number a new one is registered.
using System.Globalization;
using System.Net;
using Parlance.Icq;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

await using var client = new IcqClient(new IcqClientOptions { Server = new IPEndPoint(IPAddress.Parse(args[0]), int.Parse(args[1], CultureInfo.InvariantCulture)) });
var password = args.ElementAtOrDefault(3) ?? "out4now";
var uin = args.Length > 2 ? uint.Parse(args[2], CultureInfo.InvariantCulture) : await client.RegisterAsync(password, stop.Token);
var events = client.Events.SubscribeAsync(stop.Token);
if (uin is null || await client.LogInAsync(uin.Value, password, IcqStatus.Away, stop.Token) != IcqLoginOutcome.LoggedIn)
{
    Console.WriteLine("cannot log in");
    return 1;
}

Console.WriteLine($"{uin} answers");
var told = new HashSet<uint>();
try
{
    await foreach (var happened in events)
    {
        if (happened is IcqEvent.MessageReceived { Message: IcqMessage.Text text } message && told.Add(message.From))
        {
            Console.WriteLine($"{message.From}: {text.Words}");
            await client.Messages.SendAsync(message.From, "I am out and will read this later.", stop.Token);
        }
    }
}
catch (OperationCanceledException)
{
    Console.WriteLine("done");
}

return 0;
