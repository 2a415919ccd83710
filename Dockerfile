# The kit on the .NET SDK's image: docker build -t animegan . && docker run --rm -v "$PWD/site:/kit/site" animegan
FROM mcr.microsoft.com/dotnet/sdk:10.0
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Nothing is needed but the SDK. These make it faster; leave them out with --build-arg FASTER=
ARG FASTER="g++ cmake libturbojpeg0"
RUN [ -z "$FASTER" ] || { apt-get update && apt-get install -y --no-install-recommends $FASTER && rm -rf /var/lib/apt/lists/*; }
WORKDIR /kit
COPY . .
RUN environment/animegan info
CMD ["bash", "environment/tour.sh"]
