// Carries what is written to a MyICQ number of its own to one ICQ user, and that user's answers to whoever wrote last.  MyIcqGateway HOST MYICQ-PORT ICQ-PORT ICQ-UIN
using System.Globalization;
using System.Net;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Wire;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var (host, friend) = (IPAddress.Parse(args[0]), uint.Parse(args[3], CultureInfo.InvariantCulture));
await using var there = new MyIcqClient(new MyIcqClientOptions { Server = new IPEndPoint(host, int.Parse(args[1], CultureInfo.InvariantCulture)) });
await using var here = new IcqClient(new IcqClientOptions { Server = new IPEndPoint(host, int.Parse(args[2], CultureInfo.InvariantCulture)), Codepage = Codepage.Gbk });
var (fromThere, fromHere) = (there.Events.SubscribeAsync(stop.Token), here.Events.SubscribeAsync(stop.Token));
if (await there.RegisterAndLogInAsync("gateway", cancellation: stop.Token) is not { } number
    || await here.RegisterAsync("gateway", stop.Token) is not { } uin
    || await here.LogInAsync(uin, "gateway", cancellation: stop.Token) != IcqLoginOutcome.LoggedIn)
{
    Console.WriteLine("cannot log in");
    return 1;
}

Console.WriteLine($"{number} carries for {friend} as {uin}");
var writer = 0u;
try
{
    await Task.WhenAny(CarryThereAsync(), CarryHereAsync());
}
catch (OperationCanceledException)
{
    Console.WriteLine("done");
}

return 0;

async Task CarryHereAsync()
{
    await foreach (var told in fromThere)
    {
        if (told is MyIcqEvent.MessageReceived { Message: MyIcqMessage.Text text } message)
        {
            writer = message.From;
            await here.Messages.SendAsync(friend, $"{message.From}: {text.Words}", stop.Token);
        }
    }
}

async Task CarryThereAsync()
{
    await foreach (var told in fromHere)
    {
        if (told is IcqEvent.MessageReceived { Message: IcqMessage.Text text } message && message.From == friend && writer != 0)
        {
            await there.Messages.SendAsync(writer, text.Words, stop.Token);
        }
    }
}
