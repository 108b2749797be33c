using Parlance.Soulseek;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Clients that build the distributed tree out of what the server offers them, as Nicotine+ does, while parents come and go.</summary>
public sealed class TreeTests
{
    private const int People = 20;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_tree_grows_every_search_reaches_everybody_exactly_once(int seed)
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(o => o.ParentsInterval = TimeSpan.FromSeconds(5), time: time);
        var random = new Random(seed);
        var nodes = new List<Node>();
        foreach (var client in await server.LogInAllAsync([.. Enumerable.Range(0, People).Select(i => $"node {i}")]))
        {
            var node = new Node(client);
            nodes.Add(node);
            await client.SendAsync(new ToServer.SendUploadSpeed((uint)random.Next(3)));
            await client.SendAsync(new ToServer.AcceptChildren(random.Next(4) > 0));
            await node.TellAsync();
        }

        var adopted = 0;
        for (var round = 0; round < 8; round++)
        {
            time.Advance(6 * Second);
            foreach (var node in nodes)
            {
                adopted += await node.AdoptOneOfAsync(await node.OffersAsync(), nodes, random) ? 1 : 0;
            }

            await SearchesReachAllOnceAsync(nodes, nodes[random.Next(People)]);
            foreach (var node in nodes.Where(n => n.Parent is not null && random.Next(4) == 0).ToArray())
            {
                await node.LoseParentAsync(nodes);
                await node.Client.SendAsync(new ToServer.SendUploadSpeed((uint)random.Next(1000)));
            }

            await SearchesReachAllOnceAsync(nodes, nodes[random.Next(People)]);
        }

        adopted.ShouldBeGreaterThan(People);
        nodes.ForEach(n => n.Client.Dispose());
    }

    private static async Task SearchesReachAllOnceAsync(List<Node> nodes, Node asker)
    {
        foreach (var node in nodes)
        {
            await node.Client.QuietAsync();
        }

        await asker.Client.SendAsync(new ToServer.FileSearch(1, "query"));
        var reached = nodes.ToDictionary(n => n, _ => 0);
        foreach (var node in nodes.OrderBy(n => n == asker ? 0 : 1))
        {
            foreach (var code in await node.Client.SettleAsync())
            {
                code.ShouldBe(93u);
                Reach(node, nodes, reached, depth: 0);
            }
        }

        reached.Values.ShouldAllBe(times => times == 1);
    }

    private static void Reach(Node node, List<Node> nodes, Dictionary<Node, int> reached, int depth)
    {
        depth.ShouldBeLessThan(People, "the tree has a circle");
        reached[node]++;
        foreach (var child in nodes.Where(n => n.Parent == node))
        {
            Reach(child, nodes, reached, depth + 1);
        }
    }

    private sealed class Node(RawSoulseek client)
    {
        public RawSoulseek Client => client;

        public Node? Parent { get; private set; }

        private uint Level => Parent is null ? 0 : Parent.Level + 1;

        private string Root => Parent is null ? client.Name : Parent.Root;

        public async Task TellAsync()
        {
            await client.SendAsync(new ToServer.HaveNoParent(Parent is null));
            await client.SendAsync(new ToServer.BranchRoot(Root));
            await client.SendAsync(new ToServer.BranchLevel(Level));
            await client.QuietAsync();
        }

        public async Task<string[]> OffersAsync()
        {
            string[] offers = [];
            await client.SettleAsync((code, body) => offers = code == 102
                ? [.. Reader.Read<ToClient.PossibleParents>(body, SoulseekStyle.Wire).Parents.Select(p => p.Username)]
                : offers);
            return offers;
        }

        public async Task<bool> AdoptOneOfAsync(string[] offers, List<Node> nodes, Random random)
        {
            if (Parent is not null || offers.Length == 0)
            {
                return false;
            }

            var name = offers[random.Next(offers.Length)];
            var chosen = nodes.Single(n => n.Client.Name == name);
            if (chosen.Root == client.Name)
            {
                return false; // both were offered parents at once, and the other was quicker: clients see it by the root they are told
            }

            Parent = chosen;
            await TellBranchAsync(nodes);
            return true;
        }

        public async Task LoseParentAsync(List<Node> nodes)
        {
            Parent = null;
            await TellBranchAsync(nodes);
        }

        private async Task TellBranchAsync(List<Node> nodes)
        {
            await TellAsync();
            foreach (var child in nodes.Where(n => n.Parent == this))
            {
                await child.TellBranchAsync(nodes);
            }
        }
    }
}
